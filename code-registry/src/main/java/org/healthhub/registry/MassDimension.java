package org.healthhub.registry;

/** By what many codes can turn red at once; the narrower ones stand first. */
public enum MassDimension {
    VENUE, DOCUMENT, OFFICER, PARTNER
}
