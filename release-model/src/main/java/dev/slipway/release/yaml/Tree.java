package dev.slipway.release.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a YAML file says, apart from how it says it; each part still knows where it was written. */
public sealed interface Tree {

    Place place();

    /** The explicit or resolved tag, such as `tag:yaml.org,2002:str` or `!reset`. */
    String tag();

    /** The same thing under another tag. */
    Tree tagged(String tag);

    /** A single value: its text as written, and the tag that says how it is to be understood. */
    record Scalar(String text, String tag, Place place) implements Tree {

        public static Scalar text(String text, Place place) {
            return new Scalar(text, Tags.TEXT, place);
        }

        public static Scalar nothing(Place place) {
            return new Scalar("", Tags.NULL, place);
        }

        public boolean isNull() {
            return tag.equals(Tags.NULL);
        }

        public boolean isText() {
            return !isNull() && !tag.equals(Tags.BOOLEAN) && !tag.equals(Tags.INTEGER) && !tag.equals(Tags.FLOAT);
        }

        public Scalar saying(String other) {
            return new Scalar(other, tag, place);
        }

        @Override
        public Scalar tagged(String other) {
            return new Scalar(text, other, place);
        }
    }

    /** Values one after the other. */
    record Sequence(List<Tree> items, String tag, Place place) implements Tree {

        public Sequence {
            items = List.copyOf(items);
        }

        public static Sequence of(List<? extends Tree> items, Place place) {
            return new Sequence(List.copyOf(items), Tags.SEQUENCE, place);
        }

        @Override
        public Sequence tagged(String other) {
            return new Sequence(items, other, place);
        }
    }

    /** Values behind keys, in the order written. */
    record Mapping(Map<String, Entry> entries, String tag, Place place) implements Tree {

        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public static Mapping of(Map<String, Entry> entries, Place place) {
            return new Mapping(entries, Tags.MAPPING, place);
        }

        public static Mapping empty(Place place) {
            return of(Map.of(), place);
        }

        /** The mapping with an entry that nobody wrote in these words: it has the place of the whole. */
        public Mapping with(String key, Tree value) {
            return with(key, new Entry(place, value));
        }

        public Optional<Tree> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        @Override
        public Mapping tagged(String other) {
            return new Mapping(entries, other, place);
        }

        /** The mapping with one entry more, or with another value behind a key that it has. */
        public Mapping with(String key, Entry entry) {
            var changed = new LinkedHashMap<>(entries);
            changed.put(key, entry);
            return new Mapping(changed, tag, place);
        }

        public Mapping without(String key) {
            var changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Mapping(changed, tag, place);
        }

        /** The mapping with what stands behind one key changed; itself when it has no such key. */
        public Mapping changing(String key, UnaryOperator<Tree> change) {
            var entry = entries.get(key);
            return entry == null ? this : with(key, new Entry(entry.keyPlace(), change.apply(entry.value())));
        }
    }

    /** What stands behind a key, and where the key is. */
    record Entry(Place keyPlace, Tree value) {}
}
