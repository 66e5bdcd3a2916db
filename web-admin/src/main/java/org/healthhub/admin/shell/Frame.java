package org.healthhub.admin.shell;

import java.util.List;

/**
 * All that a template needs besides what it shows: the words, the look, the officer, the addresses.
 *
 * @param base the address of the console, {@code /admin}
 */
public record Frame(Texts t, Look look, Visit visit, String base, Assets assets) {

    public String link(String path) {
        return base + path;
    }

    public String link(String path, Query query) {
        return base + path + query;
    }

    /** This page again, with another language or theme. */
    public String again(String name, String value) {
        return link(visit.path(), visit.query().with(name, value));
    }

    public String asset(String name) {
        return base + assets.path(name);
    }

    public List<Room> rooms() {
        return visit.viewer().map(Room::openTo).orElse(List.of());
    }

    public boolean maySeePersons() {
        return visit.viewer().map(Viewer::maySeePersons).orElse(false);
    }

    public boolean maySetRules() {
        return visit.viewer().map(Viewer::maySetRules).orElse(false);
    }

    public boolean mayRule() {
        return visit.viewer().map(Viewer::mayRule).orElse(false);
    }

    /** Whether this is the account of the officer who looks. */
    public boolean isViewer(String account) {
        return visit.viewer().filter(viewer -> viewer.name().equals(account)).isPresent();
    }

    public boolean isEnglish() {
        return look.language() == Language.EN;
    }

    /** Who looks at this, and when: stands behind pages about persons. */
    public String watermark() {
        return visit.viewer().map(Viewer::name).orElse("") + " " + t.time(visit.now());
    }
}
