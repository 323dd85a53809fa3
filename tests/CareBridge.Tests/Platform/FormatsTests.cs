using System.Text.Json;
using CareBridge.Contracts;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace CareBridge.Tests.Platform;

/// <summary>How things are written: as JSON, in columns, under seal.</summary>
public sealed class FormatsTests
{
    private sealed record Person(string GivenName, DateOnly? BirthDate, Role Role);

    private readonly ContentSeal _seal = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void Json_is_camel_case_with_codes_in_kebab_case_and_without_nulls() => Assert.Equal(
        """{"givenName":"Ada","role":"peer-specialist"}""",
        JsonSerializer.Serialize(new Person("Ada", null, Role.PeerSpecialist), JsonFormat.Options));

    [Theory]
    [InlineData("""{"givenName":"Ada","role":"peer-specialist","x":1}""")]
    [InlineData("""{"givenName":"Ada","givenName":"Bo","role":"peer-specialist"}""")]
    [InlineData("""{"givenName":null,"role":"peer-specialist"}""")]
    [InlineData("""{"givenName":"Ada","role":1}""")]
    [InlineData("""{"givenName":"Ada","role":"1"}""")]
    [InlineData("""{"givenName":"Ada","role":"nobody"}""")]
    [InlineData("""{"givenName":"Ada","role":"participant","birthDate":"2001-02-30"}""")]
    [InlineData("""{"givenName":"Ada","role":"participant",}""")]
    [InlineData("""{"givenName":"Ada",/* */"role":"participant"}""")]
    [InlineData("""{"givenName":5,"role":"participant"}""")]
    public void Json_that_is_not_as_expected_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Person>(json, JsonFormat.Options));

    [Fact]
    public void A_number_in_quotes_is_no_number() => Assert.Throws<JsonException>(() =>
        JsonSerializer.Deserialize<ProbeAnswer>("""{"outcome":"x","number":"5"}""", JsonFormat.Options));

    [Theory]
    [InlineData("2026-03-02T12:00:00.1234567+02:00", "2026-03-02T10:00:00.1234560+00:00")]
    [InlineData("2026-03-02T12:00:00Z", "2026-03-02T12:00:00Z")]
    [InlineData("0001-01-01T00:00:00.0000009Z", "0001-01-01T00:00:00Z")]
    public void A_time_is_kept_in_utc_to_the_microsecond(string given, string kept)
    {
        var (time, expected) = (Time(given), Time(kept));
        var converter = new UtcMicroseconds();

        var stored = (DateTimeOffset)converter.ConvertToProvider(time)!;

        Assert.Equal((expected, TimeSpan.Zero), (stored, stored.Offset));
        Assert.Equal(stored, converter.ConvertFromProvider(stored));
        Assert.Equal(stored, converter.ConvertToProvider(stored));
        Assert.Equal(stored, time.AsKept());
    }

    [Fact]
    public void What_is_sealed_can_be_opened_and_not_be_read()
    {
        var person = new Person("Ada Lovelace", new DateOnly(1815, 12, 10), Role.Participant);

        var content = _seal.Seal(person);

        Assert.Equal(person, _seal.Open<Person>(content));
        foreach (var view in new[] { content.Ciphertext, Decoded(content), JsonSerializer.Serialize(content) })
        {
            Assert.DoesNotContain("Lovelace", view);
            Assert.DoesNotContain("1815", view);
            Assert.DoesNotContain("givenName", view);
        }
        Assert.NotEqual(content, _seal.Seal(person));
    }

    [Fact]
    public void What_was_sealed_elsewhere_or_changed_on_its_way_is_not_opened()
    {
        var elsewhere = new ContentSeal(new EphemeralDataProtectionProvider());
        var content = _seal.Seal("Ada");
        var changed = content.Ciphertext[..^9] + (content.Ciphertext[^9] == 'A' ? 'B' : 'A') + content.Ciphertext[^8..];

        Assert.ThrowsAny<Exception>(() => elsewhere.Open<string>(content));
        Assert.ThrowsAny<Exception>(() => _seal.Open<string>(new SealedContent(changed)));
    }

    private static string Decoded(SealedContent content)
    {
        var base64 = content.Ciphertext.Replace('-', '+').Replace('_', '/');
        return System.Text.Encoding.Latin1.GetString(
            Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
