package org.healthhub.routes.mllp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.healthhub.connectors.laboratory.MllpDesk;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MllpDoorTest {
    private static final PartnerView LAB =
            new PartnerView(new PartnerCode("hz-lab"), "a laboratory", PartnerSystem.LABORATORY, Set.of());
    private static final String MESSAGE = "MSH|hz-lab\rOBX|1";

    private final EchoingDesk desk = new EchoingDesk();
    private MllpDoor door = opened(200, 2, Duration.ofSeconds(20));

    @AfterEach
    void close() {
        desk.go.countDown();
        door.close();
    }

    /** Lets in whoever says hz-lab, and answers with what it was given. */
    private static final class EchoingDesk extends MllpDesk {
        private final CountDownLatch go = new CountDownLatch(1);
        private final CountDownLatch answering = new CountDownLatch(1);

        @Override
        public Admission admit(byte[] header, String place) {
            return new String(header, UTF_8).contains("hz-lab") ? new Admission(Optional.of(LAB), Optional.empty())
                    : new Admission(Optional.empty(), Optional.of(ReasonCode.NOT_AUTHENTICATED));
        }

        @Override
        public byte[] answer(PartnerView partner, byte[] message) {
            String text = new String(message, UTF_8);
            if (text.contains("wait")) {
                answering.countDown();
                try {
                    assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return ("answer to " + text).getBytes(UTF_8);
        }

        @Override
        public byte[] refusal(byte[] message, ReasonCode reason) {
            return reason.code().getBytes(UTF_8);
        }
    }

    @Test
    void messagesOfOneConnectionAreAnsweredOneByOne() throws IOException {
        try (Socket lab = connect()) {
            assertThat(exchange(lab, "\u000b" + MESSAGE + "\u001c\r")).isEqualTo("answer to " + MESSAGE);
            assertThat(exchange(lab, "\u000b" + MESSAGE + "2\u001c\r")).isEqualTo("answer to " + MESSAGE + "2");
        }
    }

    @Test
    void severalMessagesAtOnceAreAnsweredInTheirOrder() throws IOException {
        try (Socket lab = connect()) {
            send(lab, "\u000b" + MESSAGE + "1\u001c\r\u000b" + MESSAGE + "2\u001c\r");

            assertThat(List.of(receive(lab), receive(lab)))
                    .containsExactly("answer to " + MESSAGE + "1", "answer to " + MESSAGE + "2");
        }
    }

    @Test
    void whatStandsBetweenFramesIsPassedOver() throws IOException {
        try (Socket lab = connect()) {
            assertThat(exchange(lab, "\r\nhello\u000b" + MESSAGE + "\u001c")).isEqualTo("answer to " + MESSAGE);
            assertThat(exchange(lab, "\n\u001c\r\u000b" + MESSAGE + "\u001c\r")).isEqualTo("answer to " + MESSAGE);
        }
    }

    @Test
    void aStrangerIsToldSoAndLosesTheConnection() throws IOException {
        try (Socket stranger = connect()) {
            assertThat(exchange(stranger, "\u000bMSH|nobody\rOBX|1\u001c\r")).isEqualTo("HUB-200");
            assertThat(stranger.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aFrameWithoutAnEndIsRefusedAndTheNextIsAnswered() throws IOException {
        try (Socket lab = connect()) {
            send(lab, "\u000b" + MESSAGE + "\r\u000b" + MESSAGE + "2\u001c\r");

            assertThat(List.of(receive(lab), receive(lab))).containsExactly("HUB-100", "answer to " + MESSAGE + "2");
        }
    }

    @Test
    void aSlowSenderIsGivenUpAndHoldsNobodyUp() throws IOException {
        door.close();
        door = opened(200, 2, Duration.ofSeconds(2));
        try (Socket slow = connect(); Socket quick = connect()) {
            send(slow, "\u000b" + MESSAGE);

            assertThat(exchange(quick, "\u000b" + MESSAGE + "\u001c\r")).isEqualTo("answer to " + MESSAGE);
            assertThat(receive(slow)).isEqualTo("HUB-100");
            assertThat(slow.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aHeaderWithoutAnEndIsRefused() throws IOException {
        try (Socket lab = connect()) {
            assertThat(exchange(lab, "\u000bMSH|hz-lab" + "x".repeat(9_000) + "\u001c\r")).isEqualTo("HUB-101");
        }
    }

    @Test
    void aMessageLargerThanADoorTakesIsRefused() throws IOException {
        try (Socket lab = connect()) {
            send(lab, "\u000b" + MESSAGE + "\r" + "x".repeat(10 * 1024 * 1024));

            assertThat(receive(lab)).isEqualTo("HUB-101");
        }
    }

    @Test
    void largeMessagesAreTakenAsLongAsThereIsRoomForThem() throws IOException {
        String large = MESSAGE + "\r" + "x".repeat(300 * 1024);

        try (Socket one = connect(); Socket other = connect(); Socket third = connect(); Socket small = connect()) {
            send(one, "\u000b" + large + "wait");
            send(other, "\u000b" + large + "wait\u001c\r");
            await().untilAsserted(() -> {
                try (Socket crowded = connect()) {
                    assertThat(exchange(crowded, "\u000b" + large + "\u001c\r")).isEqualTo("HUB-901");
                }
            });
            assertThat(exchange(small, "\u000b" + MESSAGE + "\u001c\r")).isEqualTo("answer to " + MESSAGE);

            desk.go.countDown();
            send(one, "\u001c\r");

            assertThat(List.of(receive(one).length(), receive(other).length()))
                    .containsOnly("answer to ".length() + large.length() + "wait".length());
            assertThat(exchange(third, "\u000b" + large + "\u001c\r")).isEqualTo("answer to " + large);
        }
    }

    @Test
    void silentStrangersMakeRoom() throws IOException {
        door.close();
        door = opened(5, 2, Duration.ofSeconds(20));
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            silent.add(connect());
        }

        try (Socket lab = connect()) {
            assertThat(exchange(lab, "\u000b" + MESSAGE + "\u001c\r")).isEqualTo("answer to " + MESSAGE);
        }
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    void aClosedDoorAnswersWhatItHasAndTakesNothingNew() throws Exception {
        try (Socket lab = connect(); Socket idle = connect()) {
            send(lab, "\u000b" + MESSAGE + "wait\u001c\r");
            assertThat(desk.answering.await(20, TimeUnit.SECONDS)).isTrue();
            int port = door.port(0);
            Thread closing = new Thread(door::close);
            closing.start();
            await().until(() -> isShut(port));

            desk.go.countDown();

            assertThat(receive(lab)).isEqualTo("answer to " + MESSAGE + "wait");
            assertThat(lab.getInputStream().read()).isEqualTo(-1);
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
            closing.join(TimeUnit.SECONDS.toMillis(20));
            assertThat(closing.isAlive()).isFalse();
        }
    }

    private MllpDoor opened(int connections, int large, Duration frame) {
        MllpDoor opened = new MllpDoor(desk, new MllpSettings(InetAddress.getLoopbackAddress(), OptionalInt.of(0),
                OptionalInt.empty(), connections, large, Duration.ofSeconds(20), Duration.ofSeconds(20), frame,
                Duration.ofSeconds(20)));
        opened.open(Thread::new, Optional.empty());
        return opened;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port(0));
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static boolean isShut(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    private static String exchange(Socket socket, String frame) throws IOException {
        send(socket, frame);
        return receive(socket);
    }

    private static void send(Socket socket, String frame) throws IOException {
        socket.getOutputStream().write(frame.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    private static String receive(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        assertThat(socket.getInputStream().read()).isEqualTo(0x0b);
        for (int next = socket.getInputStream().read(); next != 0x1c; next = socket.getInputStream().read()) {
            assertThat(next).isNotEqualTo(-1);
            answer.write(next);
        }
        assertThat(socket.getInputStream().read()).isEqualTo('\r');
        return answer.toString(UTF_8);
    }
}
