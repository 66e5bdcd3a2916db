package org.healthhub.admin.shell;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The compiled templates. Nothing is read from a file system and nothing compiled while the console runs. */
@ApplicationScoped
public class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "org.healthhub.admin.templates");

    /** The page of this template, for example {@code overview.jte}. */
    public String render(String template, Map<String, Object> values) {
        StringOutput html = new StringOutput();
        engine.render(template, values, html);
        return html.toString();
    }
}
