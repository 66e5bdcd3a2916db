package org.healthhub.registry.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Finding;

/** The attributes of a finding by name, as rule packs name them: the components of its record. */
public final class Attributes {
    private static final Map<Class<?>, Map<String, Method>> ACCESSORS = Stream.of(Finding.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(kind -> kind, Attributes::accessors));

    private Attributes() {
    }

    private static Map<String, Method> accessors(Class<?> kind) {
        Map<String, Method> byName = new LinkedHashMap<>();
        for (RecordComponent component : kind.getRecordComponents()) {
            byName.put(component.getName(), component.getAccessor());
        }
        return byName;
    }

    /** The kind of finding with this name. */
    static Optional<Class<?>> kind(String name) {
        for (Class<?> kind : Finding.class.getPermittedSubclasses()) {
            if (kind.getSimpleName().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The enum that the attribute's values are of, also where they stand in a set or may be absent. */
    static Optional<Class<?>> enumOf(Class<?> kind, String attribute) {
        Type type = ACCESSORS.get(kind).get(attribute).getGenericReturnType();
        Type element = type instanceof ParameterizedType of ? of.getActualTypeArguments()[0] : type;
        return element instanceof Class<?> found && found.isEnum() ? Optional.of(found) : Optional.empty();
    }

    static boolean has(Class<?> kind, String attribute) {
        return ACCESSORS.get(kind).containsKey(attribute);
    }

    /** The attribute's value; empty where the finding leaves it out. */
    static Optional<Object> value(Finding finding, String attribute) {
        return attribute(finding.getClass(), attribute).of(finding);
    }

    /** The attribute of this kind of finding, to be asked often. */
    static Attribute attribute(Class<?> kind, String name) {
        return new Attribute(ACCESSORS.get(kind).get(name));
    }

    record Attribute(Method accessor) {
        Optional<Object> of(Finding finding) {
            Object value = raw(finding, accessor);
            return value instanceof Optional<?> optional ? optional.map(v -> v) : Optional.of(value);
        }
    }

    private static Object raw(Finding finding, Method accessor) {
        try {
            return accessor.invoke(finding);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("attribute " + accessor.getName() + " of " + finding.getClass(), e);
        }
    }

    /**
     * @throws IllegalArgumentException when a required attribute was left out
     */
    static void mustBeComplete(Finding finding) {
        ACCESSORS.get(finding.getClass()).forEach((name, accessor) -> {
            if (raw(finding, accessor) == null) {
                throw new IllegalArgumentException(finding.getClass().getSimpleName() + " needs " + name);
            }
        });
    }

    /** All attributes that are present, in the order of the record, as text. */
    public static Map<String, String> of(Finding finding) {
        Map<String, String> values = new LinkedHashMap<>();
        ACCESSORS.get(finding.getClass()).keySet()
                .forEach(name -> value(finding, name).ifPresent(v -> values.put(name, v.toString())));
        return values;
    }
}
