using System.Security.Cryptography;
using System.Text;

namespace CareBridge.Platform.Domain;

/// <summary>
/// An id that follows from what it is for: the same on every instance and at every repeat (UUID version 8, RFC 9562,
/// section 5.8).
/// </summary>
public static class DerivedId
{
    /// <summary>What a caller hears who chose such an id.</summary>
    public const string Refusal = "Make an id of version 4 or 7.";

    /// <summary>Others may know what it is derived from, and so the id of what is theirs or will be.</summary>
    public static bool Is(Guid id) => id.Version == 8;

    /// <summary>
    /// Of a caller's own choice it is none of these: nobody finds out with one what others hold, or takes its place.
    /// </summary>
    public static Check NotDerived(this Check check, Guid id, string field) => check.That(!Is(id), field, Refusal);

    /// <param name="name">What the id is of, in words that nothing else uses.</param>
    public static Guid Of(string name) => OfBytes(Encoding.UTF8.GetBytes(name));

    /// <param name="purpose">What the id is of, in words that nothing else uses.</param>
    public static Guid Of(string purpose, Guid source) => Of(purpose, source, "");

    public static Guid Of(string purpose, Guid source, string text) => OfBytes(
    [
        .. Encoding.UTF8.GetBytes(purpose + ' '),
        .. source.ToByteArray(bigEndian: true),
        .. Encoding.UTF8.GetBytes(text),
    ]);

    private static Guid OfBytes(byte[] source)
    {
        var id = SHA256.HashData(source).AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
