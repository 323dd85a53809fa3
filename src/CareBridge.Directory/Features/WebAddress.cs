namespace CareBridge.Directory.Features;

/// <summary>An address on the web that others are told.</summary>
internal static class WebAddress
{
    public const int MaxLength = 500;

    /// <summary>Whether it is https, without a user's name or password in it.</summary>
    public static bool IsSecure(string text) => text.Length <= MaxLength
        && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.UserInfo.Length == 0;
}
