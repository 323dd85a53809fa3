using System.Security.Cryptography;
using System.Text;

namespace CareBridge.Demo.Invention;

internal static class StableId
{
    /// <summary>
    /// The same UUID (version 8) for the same name in the same invention, so that loading it twice is harmless.
    /// </summary>
    public static Guid Of(int seed, string name)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"carebridge-demo/{seed}/{name}")).AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
