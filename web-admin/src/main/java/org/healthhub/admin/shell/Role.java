package org.healthhub.admin.shell;

/** The roles of officers, as the server knows them by name. */
public enum Role {
    OFFICER("officer"),
    DIVISION_OFFICER("division-officer"),
    SYSTEM_ADMIN("system-admin"),
    SECURITY_AUDITOR("security-auditor");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
