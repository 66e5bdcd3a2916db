package org.healthhub.registry.intake;

/** Whom a fact is about: a person or an enterprise. */
public sealed interface Subject permits Holder, Enterprise {
}
