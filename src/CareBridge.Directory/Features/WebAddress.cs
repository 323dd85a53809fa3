namespace CareBridge.Directory.Features;

/// <summary>An address on the web that others are told.</summary>
internal static class WebAddress
{
    public const int MaxLength = 500;

    /// <summary>Whether a browser opens it: http or https, without a user's name or password in it.</summary>
    public static bool IsWeb(string text) => Parse(text) is { } address
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    /// <summary>Whether it is https, without a user's name or password in it.</summary>
    public static bool IsSecure(string text) => Parse(text)?.Scheme == Uri.UriSchemeHttps;

    private static Uri? Parse(string text) => text.Length <= MaxLength
        && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.UserInfo.Length == 0
            ? address
            : null;
}
