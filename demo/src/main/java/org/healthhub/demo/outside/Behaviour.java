package org.healthhub.demo.outside;

/** How an outside system behaves just now. */
public enum Behaviour {
    /** Answers as agreed. */
    NORMAL,
    /** Takes the question and answers later than anybody waits. */
    SLOW,
    /** Answers at once, with what is no answer after its interface. */
    WRONG,
    /** Does not listen at all. */
    DOWN
}
