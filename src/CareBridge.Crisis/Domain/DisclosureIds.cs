using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CareBridge.Crisis.Domain;

/// <summary>
/// A board is read again every few seconds; the same entry shown to the same responder again is the same disclosure,
/// and so has the same id.
/// </summary>
internal static class DisclosureIds
{
    public static Guid Of(Escalation escalation, Guid responderId, bool emergency)
    {
        Span<byte> parts = stackalloc byte[16 + 16 + sizeof(long) + 1];
        escalation.Id.TryWriteBytes(parts, bigEndian: true, out _);
        responderId.TryWriteBytes(parts[16..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(parts[32..], escalation.Version);
        parts[40] = emergency ? (byte)1 : (byte)0;

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(parts, hash);
        // UUIDv8 (RFC 9562, section 5.8): version and variant are fixed, the rest is ours to define.
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
