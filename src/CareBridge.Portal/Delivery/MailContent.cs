using System.Globalization;
using System.Text;

namespace CareBridge.Portal.Delivery;

/// <summary>A parcel as an e-mail (RFC 5322): plain text, and nothing that is fetched when it is opened.</summary>
internal static class MailContent
{
    /// <summary>A word of a header holds so many bytes of text (RFC 2047, section 2), encoded.</summary>
    private const int WordBytes = 45;

    /// <returns>Lines of ASCII that end with CRLF.</returns>
    public static string Write(Parcel parcel, SmtpSettings settings)
    {
        var headers = new List<string>
        {
            $"From: {Name(settings.From.DisplayName)} <{settings.From.Address}>",
            $"To: <{parcel.Address}>",
            $"Subject: {Encode(parcel.Text.Line)}",
            $"Date: {parcel.CreatedAt.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)}",
            // The same for each try: who gets it twice can tell.
            $"Message-ID: <{parcel.Id:N}@{settings.From.Host}>",
            $"Content-Language: {(parcel.Language == Domain.NoticeLanguage.Es ? "es" : "en")}",
            // RFC 3834: nobody's holiday notice comes back.
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
        };
        if (parcel.Unsubscribe is { } stop)
        {
            headers.Add($"List-Unsubscribe:\r\n <{stop}>");
            headers.Add("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        }
        return string.Join("\r\n", headers) + "\r\n\r\n" + Body(parcel);
    }

    private static string Body(Parcel parcel)
    {
        string?[] parts = [parcel.Text.Line, parcel.Text.Link?.ToString(), parcel.Text.Footer];
        var text = string.Join("\r\n\r\n", parts.OfType<string>().Select(part => part.Replace("\n", "\r\n"))) + "\r\n";
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text), Base64FormattingOptions.InsertLineBreaks);
    }

    /// <summary>A name of words is written as it is; in one with anything else, it would be taken for syntax.</summary>
    private static string Name(string text) =>
        text.All(character => char.IsAsciiLetterOrDigit(character) || character == ' ') ? text : Words(text);

    private static string Encode(string text) => Ascii.IsValid(text) ? text : Words(text);

    private static string Words(string text)
    {
        var words = new List<string>();
        var word = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + bytes.Length > WordBytes) Close();
            word.AddRange(bytes);
        }
        Close();
        return string.Join("\r\n ", words);

        void Close()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }
}
