package ly.ptsd.url.landing;

import ly.ptsd.url.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * What chat programs and social networks show of a link.
 *
 * @param url absolute
 * @param title escaped
 * @param description escaped
 * @param picture absolute address, with the size of the picture in {@code poster}; both or neither
 */
record Card(
        String url,
        String title,
        String description,
        @Nullable String picture,
        Item.@Nullable Poster poster) {

    String tags(Words words) {
        return """
                <link rel="canonical" href="%1$s">
                <meta name="description" content="%3$s">
                <meta property="og:site_name" content="PTSD.ly">
                <meta property="og:type" content="video.other">
                <meta property="og:url" content="%1$s">
                <meta property="og:title" content="%2$s">
                <meta property="og:description" content="%3$s">
                <meta property="og:locale" content="%4$s">
                %5$s<meta name="twitter:title" content="%2$s">
                <meta name="twitter:description" content="%3$s">
                """.formatted(url, title, description, words.text("locale"), pictureTags());
    }

    private String pictureTags() {
        if (picture == null || poster == null) {
            return "<meta name=\"twitter:card\" content=\"summary\">\n";
        }
        return """
                <meta property="og:image" content="%1$s">
                <meta property="og:image:type" content="image/jpeg">
                <meta property="og:image:width" content="%2$d">
                <meta property="og:image:height" content="%3$d">
                <meta property="og:image:alt" content="%4$s">
                <meta name="twitter:card" content="summary_large_image">
                <meta name="twitter:image" content="%1$s">
                """.formatted(picture, poster.width(), poster.height(), title);
    }
}
