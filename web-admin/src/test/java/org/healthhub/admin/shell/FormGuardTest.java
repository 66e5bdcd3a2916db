package org.healthhub.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormGuardTest {
    private final Map<String, Object> kept = new HashMap<>();
    private final HttpSession session = answering(HttpSession.class, Map.of("getAttribute", call -> kept.get(call[0]),
            "setAttribute", call -> kept.put((String) call[0], call[1])));
    private final String key = FormKey.of(session);

    @Test
    void readingNeedsNoKey() throws Exception {
        assertThat(isLetThrough("GET", null, session)).isTrue();
    }

    @Test
    void aFormWithTheKeyOfItsSessionIsBelieved() throws Exception {
        assertThat(isLetThrough("POST", key, session)).isTrue();
    }

    @Test
    void aFormWithoutTheKeyIsNot() throws Exception {
        assertThat(isLetThrough("POST", null, session)).isFalse();
        assertThat(isLetThrough("POST", "", session)).isFalse();
        assertThat(isLetThrough("POST", key + "x", session)).isFalse();
    }

    @Test
    void withoutASessionNoFormIsBelieved() throws Exception {
        assertThat(isLetThrough("POST", key, null)).isFalse();
        assertThat(isLetThrough("DELETE", key, null)).isFalse();
    }

    @Test
    void whatIsLargerThanAnyFormIsNotEvenRead() throws Exception {
        int[] refusal = {0};

        new FormGuard().doFilter(
                answering(HttpServletRequest.class, Map.of("getContentLengthLong", call -> FormGuard.LARGEST + 1)),
                answering(HttpServletResponse.class, Map.of("sendError", call -> refusal[0] = (int) call[0])),
                (request, response) -> refusal[0] = -1);

        assertThat(refusal[0]).isEqualTo(413);
    }

    @Test
    void aSessionKeepsItsKey() {
        assertThat(FormKey.of(session)).isEqualTo(key).hasSizeGreaterThan(30);
    }

    private static boolean isLetThrough(String method, String brought, HttpSession session) throws Exception {
        boolean[] through = {false};
        int[] refusal = {0};
        new FormGuard().doFilter(
                answering(HttpServletRequest.class, Map.of("getMethod", call -> method,
                        "getContentLengthLong", call -> -1L, "getSession", call -> session,
                        "getParameter", call -> call[0].equals(FormKey.FIELD) ? brought : null)),
                answering(HttpServletResponse.class, Map.of("sendError", call -> refusal[0] = (int) call[0])),
                (request, response) -> through[0] = true);
        assertThat(refusal[0]).isEqualTo(through[0] ? 0 : 409);
        return through[0];
    }

    /** What a method answers to its arguments. */
    private interface Answer {
        Object to(Object[] call);
    }

    private static <T> T answering(Class<T> type, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, call) -> {
            Object answer = answers.get(method.getName()).to(call);
            return method.getReturnType() == void.class ? null : answer;
        }));
    }
}
