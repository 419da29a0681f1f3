package dev.slipway.release;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes files of which one thing has very many. */
final class Crowd {

    private static final String ONE = "  web: {command: [serve], health: /health, ";

    private Crowd() {}

    static String with(String what, int many) {
        return "application: shop\nservices:\n"
                + switch (what) {
                    case "services" -> lines(many, i -> "  s" + i + ": {command: [serve], health: /health}\n");
                    case "variables" -> ONE + "environment: {" + list(many, i -> "V" + i + ": x") + "}}\n";
                    case "arguments" -> "  web: {health: /health, command: [" + list(many, i -> "a" + i) + "]}\n";
                    case "after" ->
                        "  api: {command: [serve], health: /health}\n" + ONE + "after: [" + list(many, i -> "api")
                                + "]}\n";
                    case "tests" -> ONE + "}\nsmoke-tests:\n" + lines(many, i -> test("t" + i, "/"));
                    case "headers" ->
                        ONE + "}\nsmoke-tests:\n" + test("t", "/, headers: {" + list(many, i -> "H" + i + ": x") + "}");
                    case "letters" -> ONE + "}\nsmoke-tests:\n" + test("t".repeat(many), "/");
                    default -> throw new IllegalArgumentException(what);
                };
    }

    private static String test(String name, String pathAndMore) {
        return "  - {name: " + name + ", service: web, path: " + pathAndMore + "}\n";
    }

    private static String lines(int many, IntFunction<String> line) {
        return IntStream.range(0, many).mapToObj(line).collect(Collectors.joining());
    }

    private static String list(int many, IntFunction<String> item) {
        return IntStream.range(0, many).mapToObj(item).collect(Collectors.joining(", "));
    }
}
