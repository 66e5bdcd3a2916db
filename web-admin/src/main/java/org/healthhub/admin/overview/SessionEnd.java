package org.healthhub.admin.overview;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Who logs out in one window does not go on watching in another. */
@WebListener
public class SessionEnd implements HttpSessionListener {
    @Inject
    private LiveFigures live;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        live.leave(event.getSession().getId());
    }
}
