package org.healthhub.admin.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Hands out the assets, to anybody: the login page needs them. Every browser takes gzip, so there is no other form. */
@Path("assets/{hash}/{name}")
@RequestScoped
public class AssetResource {
    private Assets assets;

    public AssetResource() {
    }

    @Inject
    public AssetResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    public Response get(@PathParam("hash") String hash, @PathParam("name") String name) {
        Assets.Asset asset = assets.find(hash, name).orElseThrow(NotFoundException::new);
        return Response.ok(asset.gzip())
                .header(HttpHeaders.CONTENT_TYPE, asset.type())
                .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
