using System.Buffers.Text;

namespace CareBridge.Platform.Keys;

/// <summary>
/// Which key of the ring has sealed a text. Data Protection begins what it seals with four bytes of its own and the
/// key's id (its documentation, "Authenticated encryption details": protected payload format).
/// </summary>
internal static class CiphertextKey
{
    /// <summary>The four bytes, in base64url.</summary>
    public const string Mark = "CfDJ8";

    /// <summary>So many characters are the key's alone; the next one has its last four bits and more.</summary>
    public const int PrefixLength = 26;

    private const int HeaderBytes = 4;
    private const int IdBytes = 16;

    /// <summary>Characters that have all of the id in them, in whole groups of four.</summary>
    private const int Characters = 28;

    /// <summary>Null when it is not of Data Protection's making.</summary>
    public static Guid? Of(string text)
    {
        Span<byte> bytes = stackalloc byte[Characters / 4 * 3];
        if (text.Length < Characters || !text.StartsWith(Mark, StringComparison.Ordinal)) return null;
        return Base64Url.TryDecodeFromChars(text.AsSpan(0, Characters), bytes, out _)
            ? new Guid(bytes.Slice(HeaderBytes, IdBytes))
            : null;
    }

    /// <summary>What everything begins with that the key has sealed which has sealed this.</summary>
    public static string PrefixOf(string text) => text[..PrefixLength];
}
