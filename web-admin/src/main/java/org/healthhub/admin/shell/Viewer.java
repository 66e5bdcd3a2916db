package org.healthhub.admin.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The officer at the screen, and what the officer's roles allow. */
public record Viewer(String name, Set<Role> roles) {
    public Viewer {
        roles = Set.copyOf(roles);
    }

    /** Who watches the watchers does not look at persons. */
    public boolean maySeePersons() {
        return roles.contains(Role.OFFICER) && !roles.contains(Role.SECURITY_AUDITOR);
    }

    /** The rules are the whole province's: whoever answers for the hub sets them, two at a time. */
    public boolean maySetRules() {
        return roles.contains(Role.SYSTEM_ADMIN) && !roles.contains(Role.SECURITY_AUDITOR);
    }

    /** Rulings and appeals are for who is answerable for a division, not for who runs the system. */
    public boolean mayRule() {
        return maySeePersons() && roles.contains(Role.DIVISION_OFFICER);
    }

    /** The audit trail is for those who do nothing else that it would tell of. */
    public boolean mayAudit() {
        return roles.contains(Role.OFFICER) && roles.contains(Role.SECURITY_AUDITOR);
    }

    static Optional<Viewer> of(HttpServletRequest request) {
        if (request.getUserPrincipal() == null) {
            return Optional.empty();
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (request.isUserInRole(role.code())) {
                roles.add(role);
            }
        }
        return Optional.of(new Viewer(request.getUserPrincipal().getName(), roles));
    }
}
