package dev.slipway.notify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a target's channels still have to be told, and what has been taken on lately. Neither grows without bound. */
record Mail(List<Letter> open, List<String> known) {

    private static final int REMEMBERED = 100;
    static final int OPEN = 50;

    /** A message, and how often each channel that has not heard it yet has been tried. */
    record Letter(Message message, Map<String, Integer> tries) {

        static Letter to(List<String> channels, Message message) {
            var tries = new LinkedHashMap<String, Integer>();
            channels.forEach(channel -> tries.put(channel, 0));
            return new Letter(message, tries);
        }

        List<Delivery> deliveries() {
            return tries.keySet().stream()
                    .map(channel -> new Delivery(message.about(), channel))
                    .toList();
        }

        private boolean waitsFor(Delivery delivery) {
            return message.about().equals(delivery.about()) && tries.containsKey(delivery.channel());
        }

        private Letter tried(String channel) {
            var more = new LinkedHashMap<>(tries);
            more.merge(channel, 1, Integer::sum);
            return new Letter(message, more);
        }

        private Letter without(String channel) {
            var fewer = new LinkedHashMap<>(tries);
            fewer.remove(channel);
            return new Letter(message, fewer);
        }
    }

    static Mail none() {
        return new Mail(List.of(), List.of());
    }

    boolean knows(String about) {
        return known.contains(about);
    }

    Mail take(Letter letter) {
        var letters = new ArrayList<>(open.subList(crowdedOut().size(), open.size()));
        letters.add(letter);
        var remembered = new ArrayList<>(known);
        remembered.add(letter.message().about());
        return new Mail(letters, newest(remembered));
    }

    /** The letters that are given up so that one more can be taken: the oldest. */
    List<Letter> crowdedOut() {
        return open.subList(0, Math.max(0, open.size() + 1 - OPEN));
    }

    Optional<Letter> waitingFor(Delivery delivery) {
        return open.stream().filter(letter -> letter.waitsFor(delivery)).findFirst();
    }

    Mail tried(Delivery delivery) {
        return new Mail(
                open.stream()
                        .map(letter -> letter.waitsFor(delivery) ? letter.tried(delivery.channel()) : letter)
                        .toList(),
                known);
    }

    Mail without(Delivery delivery) {
        return new Mail(
                open.stream()
                        .map(letter -> letter.waitsFor(delivery) ? letter.without(delivery.channel()) : letter)
                        .filter(letter -> !letter.tries().isEmpty())
                        .toList(),
                known);
    }

    private static List<String> newest(List<String> abouts) {
        return List.copyOf(abouts.subList(Math.max(0, abouts.size() - REMEMBERED), abouts.size()));
    }
}
