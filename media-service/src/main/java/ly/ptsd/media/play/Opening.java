package ly.ptsd.media.play;

import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.Library;
import ly.ptsd.platform.problem.Problem;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Opens playback sessions: for the owner at once, for a viewer when the links service has taken the grant. */
@Component
class Opening {

    private final Library library;
    private final PlaybackSessions sessions;
    private final LinksClient links;

    Opening(Library library, PlaybackSessions sessions, LinksClient links) {
        this.library = library;
        this.sessions = sessions;
        this.links = links;
    }

    PlaybackSession forOwner(String mediaId) {
        return sessions.open(watchable(mediaId).id(), null);
    }

    /**
     * @throws Problem grant_used, link_unknown, link_used_up, server_unreachable; media_unknown, media_not_playable and viewers_too_many
     *     use nothing up, the last one except for who comes at the same moment as another
     */
    PlaybackSession forViewer(Jwt grant) {
        var item = watchable(claim(grant, "media"));
        var viewing = new PlaybackSession.Viewing(claim(grant, "link"), claim(grant, "sub"));
        sessions.requireRoom(viewing);
        redeem(grant, viewing, false);
        return sessions.open(item.id(), viewing);
    }

    private Item watchable(String mediaId) {
        var item = library.get(mediaId);
        if (!item.isWatchable()) {
            throw new Problem(409, "media_not_playable", "There is nothing to watch yet.");
        }
        return item;
    }

    /**
     * The item whose source a friend may save.
     *
     * @throws Problem as for watching, and link_unknown when the grant is to watch only
     */
    Item forDownload(Jwt grant) {
        if (!Boolean.TRUE.equals(grant.getClaimAsBoolean("download"))) {
            throw new Problem(404, "link_unknown", "This link does not open anything.");
        }
        var item = library.getStored(claim(grant, "media"));
        redeem(grant, new PlaybackSession.Viewing(claim(grant, "link"), claim(grant, "sub")), true);
        return item;
    }

    private void redeem(Jwt grant, PlaybackSession.Viewing viewing, boolean download) {
        var redemption = new LinksClient.Redemption(
                viewing.link(), claim(grant, "media"), viewing.viewer(), passwordVersion(grant), download);
        links.redeem(claim(grant, "jti"), redemption);
    }

    private static int passwordVersion(Jwt grant) {
        return grant.getClaim("password") instanceof Number version ? version.intValue() : 0;
    }

    private static String claim(Jwt grant, String name) {
        var value = grant.getClaimAsString(name);
        if (value == null) {
            throw new Problem(401, "grant_invalid", "The grant is not complete.");
        }
        return value;
    }
}
