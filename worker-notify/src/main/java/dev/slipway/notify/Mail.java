package dev.slipway.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a target's channels still have to be told, and what has been taken on lately. */
record Mail(List<Letter> open, List<String> known) {

    private static final int REMEMBERED = 100;

    /** A message and the channels that have not heard it yet. */
    record Letter(Message message, List<String> channels) {

        Letter without(String channel) {
            return new Letter(
                    message,
                    channels.stream().filter(name -> !name.equals(channel)).toList());
        }
    }

    static Mail none() {
        return new Mail(List.of(), List.of());
    }

    boolean knows(String about) {
        return known.contains(about);
    }

    Mail take(Message message, List<String> channels) {
        var remembered = new ArrayList<>(known);
        remembered.add(message.about());
        return new Mail(
                Stream.concat(open.stream(), Stream.of(new Letter(message, channels)))
                        .toList(),
                List.copyOf(remembered.subList(Math.max(0, remembered.size() - REMEMBERED), remembered.size())));
    }

    Optional<Message> waitingFor(Delivery delivery) {
        return open.stream()
                .filter(letter -> letter.message().about().equals(delivery.about()))
                .filter(letter -> letter.channels().contains(delivery.channel()))
                .map(Letter::message)
                .findFirst();
    }

    Mail without(Delivery delivery) {
        return new Mail(
                open.stream()
                        .map(letter -> letter.message().about().equals(delivery.about())
                                ? letter.without(delivery.channel())
                                : letter)
                        .filter(letter -> !letter.channels().isEmpty())
                        .toList(),
                known);
    }
}
