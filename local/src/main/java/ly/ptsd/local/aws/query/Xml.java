package ly.ptsd.local.aws.query;

import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes the XML of an answer. */
public final class Xml {

    private final StringBuilder text = new StringBuilder();

    public Xml text(String name, Object value) {
        text.append('<').append(name).append('>');
        escape(value.toString());
        text.append("</").append(name).append('>');
        return this;
    }

    public Xml element(String name, Consumer<Xml> content) {
        return element(name, "", content);
    }

    /** An element in a namespace of its own: the root of an answer. */
    public Xml element(String name, String namespace, Consumer<Xml> content) {
        text.append('<').append(name);
        if (!namespace.isEmpty()) {
            text.append(" xmlns=\"").append(namespace).append('"');
        }
        text.append('>');
        content.accept(this);
        text.append("</").append(name).append('>');
        return this;
    }

    /** A list the way EC2 ({@code item}) and IAM ({@code member}) write it. */
    public <T> Xml list(String name, String item, Collection<T> values, BiConsumer<Xml, T> content) {
        return element(name, list -> values.forEach(value -> list.element(item, xml -> content.accept(xml, value))));
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#13;");
                default -> text.append(value.charAt(i));
            }
        }
    }

    @Override
    public String toString() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text;
    }
}
