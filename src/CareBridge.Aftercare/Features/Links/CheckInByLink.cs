using System.Globalization;
using System.Text;
using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Features.Agreements;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Links;

/// <summary>
/// A check-in without an account: what is agreed to be asked, and nothing of who is asked or has answered.
/// </summary>
internal sealed class CheckInByLink(AftercareDbContext store, CheckInForms forms, ISeal seal, TimeProvider time)
{
    private const string Entry = "entry";

    public async Task<IResult> ShowAsync(AftercareLink link, Language language, CancellationToken cancellation)
    {
        var agreement = await store.Agreements.AsNoTracking()
            .SingleAsync(a => a.Id == link.SubjectId, cancellation);
        if (agreement.Status != AgreementStatus.Active) return LinkPage.Closed(language);
        var today = await forms.TodayAsync(agreement, language, cancellation);
        var words = CheckInWords.In(language);
        return LinkPage.Show(
            language,
            words.Title,
            $"""
            <form method="post">
            <input type="hidden" name="language" value="{language.Tag()}">
            <input type="hidden" name="{Entry}" value="{Guid.CreateVersion7(time.GetUtcNow())}">
            {string.Concat(today.Questions.Select(question => Field(question, today.Prompt, words)))}
            <p><button>{words.Send}</button></p>
            </form>
            {LinkPage.OtherLanguage(language)}
            """);
    }

    public async Task<IResult> TakeAsync(
        AftercareLink link, IFormCollection form, Language language, CancellationToken cancellation)
    {
        var now = time.Now();
        var words = CheckInWords.In(language);
        var agreement = await store.Agreements.AsNoTracking()
            .SingleAsync(a => a.Id == link.SubjectId, cancellation);
        if (agreement.Status != AgreementStatus.Active || !Guid.TryParse(form[Entry], out var entry))
            return LinkPage.Closed(language);
        // Of one page that is sent twice there is one check-in.
        var id = DerivedId.Of("check-in by link", link.Id, $"{entry}");
        if (!await store.CheckIns.AnyAsync(c => c.Id == id, cancellation))
        {
            var content = Content(agreement, form, now);
            if (content.Reflection?.Length > CheckIn.ReflectionLength) return Thanks(words.TooLong, language, words);
            var origin = new CheckInOrigin(
                link.ParticipantId, CheckInMeans.Link, SharesReflection: form["share"].Count > 0);
            store.CheckIns.Add(CheckIn.Record(id, content, origin, seal, now));
            store.RequestReview(link.ParticipantId, link.OrganizationId, now);
            try
            {
                await store.SaveChangesAsync(cancellation);
            }
            catch (Exception exception) when (StoreFaults.IsConflict(exception))
            {
                // A second tap was quicker. If it was another page, this one is not kept, and they are told so.
                store.ChangeTracker.Clear();
                if (!await store.CheckIns.AnyAsync(c => c.Id == id, cancellation))
                    return Thanks(words.Again, language, words);
            }
        }
        return Thanks(words.Thanks, language, words);
    }

    private static IResult Thanks(string text, Language language, CheckInWords words) =>
        LinkPage.Show(language, text, $"<p>{words.Help}</p>");

    private static CheckInContent Content(CheckInAgreement agreement, IFormCollection form, DateTimeOffset now)
    {
        return new CheckInContent(
            agreement.ParticipantId,
            agreement.OrganizationId,
            now,
            Engagement: null,
            Score(CheckInQuestion.Craving),
            Score(CheckInQuestion.Mood),
            RecoveryCapital: null,
            Asked(CheckInQuestion.Reflection) is { Length: > 0 } text ? text : null)
        {
            SobrietyKept = Asked(CheckInQuestion.Sobriety) switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            },
            Sleep = Score(CheckInQuestion.Sleep),
            Connection = Score(CheckInQuestion.Connection),
        };

        string? Asked(CheckInQuestion question) => agreement.Terms.Questions.Contains(question)
            ? form[EnumCode.Of(question)].ToString().Trim()
            : null;

        int? Score(CheckInQuestion question) =>
            int.TryParse(Asked(question), NumberStyles.None, CultureInfo.InvariantCulture, out var score)
                && score is >= 0 and <= 10
                ? score
                : null;
    }

    private static string Field(CheckInQuestion question, string? prompt, CheckInWords words)
    {
        var name = EnumCode.Of(question);
        var label = $"""<p><label for="{name}">{HtmlPage.Encode(words.Question(question))}</label>""";
        return question switch
        {
            CheckInQuestion.Sobriety => $"""
                {label}<select id="{name}" name="{name}"><option value=""></option>
                <option value="yes">{words.Yes}</option><option value="no">{words.No}</option></select></p>
                """,
            CheckInQuestion.Reflection => $"""
                <p>{HtmlPage.Encode(prompt ?? "")}</p>{label}
                <textarea id="{name}" name="{name}" maxlength="{CheckIn.ReflectionLength}"></textarea></p>
                <p><label><input type="checkbox" name="share"> {HtmlPage.Encode(words.Share)}</label></p>
                """,
            _ => $"""{label}<select id="{name}" name="{name}"><option value=""></option>{Scale()}</select></p>""",
        };
    }

    private static string Scale()
    {
        var options = new StringBuilder();
        for (var score = 0; score <= 10; score++)
            options.Append(CultureInfo.InvariantCulture, $"<option>{score}</option>");
        return options.ToString();
    }
}
