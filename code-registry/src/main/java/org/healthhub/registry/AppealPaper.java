package org.healthhub.registry;

/** An appeal in full, for the officer who works on it. Contact and reply are empty where there is none. */
public record AppealPaper(AppealView appeal, String statement, String contact, String reply) {
}
