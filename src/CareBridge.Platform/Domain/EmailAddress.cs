using System.Net.Mail;
using System.Text;

namespace CareBridge.Platform.Domain;

/// <summary>E-mail addresses name accounts. They are personal data: never logged, never in an address.</summary>
public static class EmailAddress
{
    /// <summary>RFC 5321, section 4.5.3.1.3.</summary>
    public const int MaxLength = 254;

    /// <summary>
    /// The form that is stored and compared, or null when it cannot be an address. Only ASCII: two letters that look
    /// alike must not make two accounts (an international domain is written in its xn-- form).
    /// </summary>
    public static string? Normalize(string text)
    {
        var address = text.Trim();
        return address.Length <= MaxLength
            && Ascii.IsValid(address)
            && !address.Any(char.IsControl)
            && MailAddress.TryCreate(address, out var parsed)
            && parsed.Address == address
                ? address.ToLowerInvariant()
                : null;
    }
}
