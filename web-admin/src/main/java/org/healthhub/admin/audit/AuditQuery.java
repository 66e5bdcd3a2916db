package org.healthhub.admin.audit;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.healthhub.admin.shell.Query;
import org.healthhub.registry.AuditFilter;

/** What stands in the address: which acts are listed, and where the page begins. */
public class AuditQuery {
    @QueryParam("actor")
    @DefaultValue("")
    private String actor = "";
    @QueryParam("action")
    @DefaultValue("")
    private String action = "";
    @QueryParam("code")
    @DefaultValue("")
    private String code = "";
    @QueryParam("from")
    @DefaultValue("")
    private String from = "";
    @QueryParam("to")
    @DefaultValue("")
    private String to = "";
    @QueryParam("before")
    @DefaultValue("")
    private String before = "";

    public AuditQuery() {
    }

    /**
     * @throws BadRequestException when a filter cannot be read: a list that ignores it would not be what was asked for
     */
    AuditFilter filter() {
        return new AuditFilter(read(actor, Function.identity()), read(action, Function.identity()),
                read(code, UUID::fromString), read(from, LocalDate::parse), read(to, LocalDate::parse));
    }

    long before() {
        return read(before, Long::valueOf).orElse(Long.MAX_VALUE);
    }

    public boolean isEmpty() {
        return (actor + action + code + from + to).isBlank();
    }

    public boolean isFirst() {
        return before.isBlank();
    }

    /** As it stands in an address, from the newest act on. */
    public Query query() {
        return Query.NONE.with("actor", actor.strip()).with("action", action.strip()).with("code", code.strip())
                .with("from", from.strip()).with("to", to.strip());
    }

    /** From the newest act on, with one filter set. */
    public Query with(String filter, String value) {
        return query().with(filter, value);
    }

    public Query before(long id) {
        return query().with("before", String.valueOf(id));
    }

    public String actor() {
        return actor;
    }

    public String action() {
        return action;
    }

    public String code() {
        return code;
    }

    public String from() {
        return from;
    }

    public String to() {
        return to;
    }

    private static <T> Optional<T> read(String text, Function<String, T> reader) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(reader.apply(text.strip()));
        } catch (RuntimeException unreadable) {
            throw new BadRequestException(unreadable);
        }
    }
}
