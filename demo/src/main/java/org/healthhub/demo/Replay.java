package org.healthhub.demo;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Sends the story day by day. A day is settled before the next begins, so that no release overtakes its cause. */
final class Replay {
    private final Story story;
    private final DateShift shift;
    private final SoapDoor soap;
    private final QueueDoor queue;
    private final RestDoor rest;
    private final Set<Person> people = new LinkedHashSet<>();

    Replay(Story story, DateShift shift, SoapDoor soap, QueueDoor queue, RestDoor rest) {
        this.story = story;
        this.shift = shift;
        this.soap = soap;
        this.queue = queue;
        this.rest = rest;
    }

    /** @param progress told of each day and how many files it had */
    void run(BiConsumer<LocalDate, Integer> progress) throws IOException, InterruptedException, JMSException {
        for (Map.Entry<LocalDate, List<Delivery>> day : story.byDay().entrySet()) {
            for (Delivery delivery : day.getValue()) {
                send(delivery);
            }
            queue.settle();
            rest.settle();
            progress.accept(shift.date(day.getKey()), day.getValue().size());
        }
    }

    /** Everybody whom the records named. */
    Set<Person> people() {
        return people;
    }

    private void send(Delivery delivery) throws IOException, InterruptedException, JMSException {
        if (delivery.door() == Delivery.Door.SOAP) {
            String message = Files.readString(delivery.message());
            soap.send(shift.xml(Files.readString(delivery.file())), shift.xml(message));
            return;
        }
        JsonNode body = shift.json(Story.body(delivery.file()));
        body.findValues("holder").forEach(holder -> people.add(Person.of(holder)));
        if (delivery.door() == Delivery.Door.QUEUE) {
            queue.send(delivery.system(), body);
        } else {
            rest.send(delivery.system(), body);
        }
    }
}
