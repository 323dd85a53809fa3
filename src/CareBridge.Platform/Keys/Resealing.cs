using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CareBridge.Platform.Messaging;
using Microsoft.AspNetCore.DataProtection;

namespace CareBridge.Platform.Keys;

/// <summary>Seals with the newest key what another one has sealed, without looking into it.</summary>
internal sealed partial class Resealing(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector(ContentSeal.Purpose);

    /// <summary>The key that seals now.</summary>
    public Guid Newest() => CiphertextKey.Of(_protector.Protect("")) ?? throw new InvalidOperationException(
        "Data Protection does not begin what it seals as it did.");

    /// <summary>What all that it seals begins with.</summary>
    public string Prefix() => CiphertextKey.PrefixOf(_protector.Protect(""));

    /// <summary>A text with one ciphertext, or with some in it, as the newest key has it.</summary>
    public Resealed Anew(string text, SealedPlace place, string prefix)
    {
        if (place.IsWhole)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal)) return new Resealed(text, Unopened: 0);
            return TryAnew(text) is { } whole ? new Resealed(whole, Unopened: 0) : new Resealed(text, Unopened: 1);
        }
        var unopened = 0;
        var anew = Ciphertexts().Replace(text, one =>
        {
            if (one.Value.StartsWith(prefix, StringComparison.Ordinal)) return one.Value;
            if (TryAnew(one.Value) is { } opened) return opened;
            unopened++;
            return one.Value;
        });
        return new Resealed(anew, unopened);
    }

    /// <summary>Null when it cannot be opened: its key is not in the ring, or it was not sealed for this.</summary>
    private string? TryAnew(string ciphertext)
    {
        try
        {
            return _protector.Protect(_protector.Unprotect(ciphertext));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    [GeneratedRegex(CiphertextKey.Mark + "[A-Za-z0-9_-]{26,}", RegexOptions.CultureInvariant)]
    private static partial Regex Ciphertexts();
}

/// <param name="Unopened">Ciphertexts of other keys that are left as they are.</param>
internal sealed record Resealed(string Text, int Unopened);
