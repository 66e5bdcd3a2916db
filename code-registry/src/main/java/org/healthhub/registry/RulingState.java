package org.healthhub.registry;

/** How far a proposed ruling has come. One that nobody decides expires. */
public enum RulingState { OPEN, CONFIRMED, REJECTED, EXPIRED }
