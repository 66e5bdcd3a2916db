package org.healthhub.registry;

/** Whether what was caught still waits, or how two officers decided. */
public enum HoldState {
    HELD, RELEASED, DISCARDED
}
