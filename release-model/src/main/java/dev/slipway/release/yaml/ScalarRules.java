package dev.slipway.release.yaml;

import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/** Decides which unquoted values are no text: programs that read the same file differ in this. */
@FunctionalInterface
public interface ScalarRules {

    /** What YAML 1.2 says for JSON: the files that are Slipway's own. */
    ScalarRules JSON = new ScalarRules() {

        private static final ScalarResolver RESOLVER = new JsonSchema().getScalarResolver();

        @Override
        public String tagOf(String plain) {
            return RESOLVER.resolve(plain, true).getValue();
        }
    };

    /** The tag of a value that is written without quotes. */
    String tagOf(String plain);

    /** Whether a key that is no text by these rules is a mistake. */
    default boolean wantTextKeys() {
        return false;
    }

    /** In the terms of the parser. */
    default Schema schema() {
        return new Schema() {
            @Override
            public ScalarResolver getScalarResolver() {
                return (text, implicit) -> implicit ? new Tag(tagOf(text)) : Tag.STR;
            }

            @Override
            public Map<Tag, ConstructNode> getSchemaTagConstructors() {
                return Map.of();
            }
        };
    }
}
