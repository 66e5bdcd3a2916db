package org.healthhub.admin.shell;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The rooms of the console that exist, in the order of the menu. A new page adds its line here. */
public enum Room {
    OVERVIEW("/overview", false),
    CODES("/codes", true),
    CHANGES("/changes", false),
    QUARANTINE("/quarantine", false),
    RULES("/rules", false),
    RULINGS("/rulings", false),
    APPEALS("/appeals", false),
    AUDIT("/audit", Viewer::mayAudit);

    private final String path;
    private final Predicate<Viewer> open;

    /** @param personal whether the room shows persons, which not every officer may look at */
    Room(String path, boolean personal) {
        this(path, viewer -> !personal || viewer.maySeePersons());
    }

    Room(String path, Predicate<Viewer> open) {
        this.path = path;
        this.open = open;
    }

    public String path() {
        return path;
    }

    /** Whose text is the room's name, {@code room.overview}, and whose picture stands beside it. */
    public String key() {
        return path.substring(1);
    }

    /** The rooms that this officer may enter; what is forbidden is absent. */
    public static List<Room> openTo(Viewer viewer) {
        return !viewer.roles().contains(Role.OFFICER) ? List.of()
                : Arrays.stream(values()).filter(room -> room.open.test(viewer)).toList();
    }
}
