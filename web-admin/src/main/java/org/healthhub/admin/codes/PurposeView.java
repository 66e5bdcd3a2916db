package org.healthhub.admin.codes;

import java.util.UUID;

/** The question what for, asked before a person's page is shown as of the moment. */
public record PurposeView(UUID codeId, AskedMoment at) {
}
