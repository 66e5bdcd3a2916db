package org.healthhub.admin.rules;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.healthhub.admin.shell.Refusals;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.DraftOutcome;
import org.healthhub.registry.RulePackDesk;

/**
 * Takes the draft of a rule pack as a file. A servlet and not a resource: only so the server reads the parts of the form
 * once for both, the guard that looks for the key of the session and whoever takes the file.
 */
@WebServlet("/rules/draft/file")
@MultipartConfig(fileSizeThreshold = RulePackDesk.LARGEST_DOCUMENT + 1)
public class DraftFileServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Shell shell;
    @Inject
    private transient RulePackDesk desk;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (!shell.frame().maySetRules()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!String.valueOf(request.getContentType()).startsWith("multipart/form-data")) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else {
            byte[] file = content(request.getPart("file"));
            DraftOutcome outcome = desk.store(file, shell.ruleSetter());
            if (outcome instanceof DraftOutcome.Stored stored) {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", request.getContextPath() + "/rules/packs/" + stored.name());
            } else {
                refuse((DraftOutcome.Refused) outcome, file, response);
            }
        }
    }

    /** The form again, with what the file says, to be mended. */
    private void refuse(DraftOutcome.Refused refusal, byte[] file, HttpServletResponse response) throws IOException {
        shell.at("/rules/draft");
        String text = file.length > RulePackDesk.LARGEST_DOCUMENT ? "" : new String(file, StandardCharsets.UTF_8);
        response.setStatus(Refusals.status(refusal.reason()));
        response.setContentType("text/html; charset=UTF-8");
        response.getWriter().write(shell.render("pack-draft.jte",
                Map.of("draft", new DraftView(text, Optional.of(refusal)))));
    }

    /** No more than tells that it is too much. */
    private static byte[] content(Part file) throws IOException {
        if (file == null) {
            return new byte[0];
        }
        try (InputStream in = file.getInputStream()) {
            return in.readNBytes(RulePackDesk.LARGEST_DOCUMENT + 1);
        }
    }
}
