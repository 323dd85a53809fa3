using System.Reflection;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using CareBridge.Portal.Delivery;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Invitations;
using CareBridge.Portal.Features.Notices;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>Nothing that is sent says anything about anybody, and nothing could.</summary>
public sealed class NoticeWordsTests
{
    private static readonly Uri Link = new("https://portal.example/notices/1");

    [Fact]
    public void Words_are_made_from_codes_links_and_a_number_only()
    {
        var given = typeof(NoticeWords).GetMethod(nameof(NoticeWords.Write))!.GetParameters()
            .Select(parameter => Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);

        Assert.All(given, type => Assert.True(type.IsEnum || type == typeof(Uri) || type == typeof(int), $"{type}"));
        Assert.DoesNotContain(typeof(NoticeKind), given);
    }

    [Fact]
    public void Every_text_is_short_and_the_same_for_everybody()
    {
        var texts =
            from wording in Enum.GetValues<Wording>()
            from language in Enum.GetValues<NoticeLanguage>()
            select NoticeWords.Write(wording, language, Link, Link, Link, 12345);

        Assert.Equal(18, texts.Select(text => text.Line).Distinct().Count());
        // With a link as long as a public one may well be.
        Assert.All(texts, text => Assert.True(
            $"{text.Line} https://carebridge.some-community.example.org/notices/{Guid.Empty}".Length
                <= SmsChannel.LongestText,
            text.Line));
        Assert.All(Enum.GetValues<NoticeLanguage>(), language =>
        {
            var path = OpenInvitation.PathOf(SecretToken.Make());
            var page = new Uri("https://carebridge.some-community.example.org" + path);
            var text = NoticeWords.Write(Wording.Invitation, language, page, stop: null, stopAll: null, code: null);
            Assert.True($"{text.Line} {text.Link}".Length <= SmsChannel.LongestText);
        });
        string[] telling = ["consent", "referral", "recovery", "treatment", "crisis", "clinic", "clínica", "recupera"];
        Assert.All(texts, text => Assert.DoesNotContain(
            telling, word => $"{text.Line}{text.Footer}".Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void A_channel_is_given_no_person_no_kind_and_no_subject()
    {
        var given = typeof(Parcel).GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Select(property => property.Name).Order();

        Assert.Equal(["Address", "CreatedAt", "Id", "Key", "Language", "Text", "Unsubscribe"], given);
    }

    [Fact]
    public void Every_kind_is_turned_off_or_urgent() => Assert.All(
        Enum.GetValues<NoticeKind>(),
        kind => Assert.NotEqual(
            kind.IsUrgent(), NoticeTerms.Default("UTC").Without(kind).TimingOf(kind) == NoticeTiming.Off));

    [Fact]
    public void Languages_are_written_as_tags() =>
        Assert.Equal(["en", "es"], Enum.GetValues<NoticeLanguage>().Select(EnumCode.Of));
}
