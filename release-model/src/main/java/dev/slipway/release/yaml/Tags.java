package dev.slipway.release.yaml;

import org.snakeyaml.engine.v2.nodes.Tag;

/** The names under which YAML knows its own kinds of value. */
public final class Tags {

    public static final String NULL = Tag.NULL.getValue();
    public static final String BOOLEAN = Tag.BOOL.getValue();
    public static final String INTEGER = Tag.INT.getValue();
    public static final String FLOAT = Tag.FLOAT.getValue();
    public static final String TEXT = Tag.STR.getValue();
    public static final String SEQUENCE = Tag.SEQ.getValue();
    public static final String MAPPING = Tag.MAP.getValue();
    public static final String TIMESTAMP = Tag.PREFIX + "timestamp";

    private Tags() {}
}
