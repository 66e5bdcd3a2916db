package org.healthhub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueDoorTest {

    @Test
    void theSameMessageIdIsKnownUnderEveryPrefix() {
        assertThat(QueueDoor.bare("ID:a1b2:1:1:1-1")).isEqualTo("a1b2:1:1:1-1");
        assertThat(QueueDoor.bare("ID:AMQP_NO_PREFIX:a1b2:1:1:1-1")).isEqualTo("a1b2:1:1:1-1");
        assertThat(QueueDoor.bare("ID:ID:a1b2:1:1:1-1")).isEqualTo("a1b2:1:1:1-1");
        assertThat(QueueDoor.bare(null)).isEmpty();
    }
}
