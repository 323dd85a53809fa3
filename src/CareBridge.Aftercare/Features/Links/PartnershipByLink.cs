using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Links;

/// <summary>
/// Somebody whom a participant named says whether they will be their partner, and no longer. The page says what they
/// would agree to, and calls the participant what the participant wants them to.
/// </summary>
internal sealed class PartnershipByLink(AftercareDbContext store, ISeal seal, TimeProvider time)
{
    /// <summary>What was read: nobody agrees to what has changed since.</summary>
    private const string Proposed = "proposed";

    public async Task<IResult> ShowAsync(AftercareLink link, Language language, CancellationToken cancellation)
    {
        var partnership = await FindAsync(link, cancellation);
        if (partnership is null) return LinkPage.Closed(language);
        var words = PartnerWords.In(language);
        var boundaries = partnership.Open(seal);
        var topics = boundaries.MayBeTold.Count == 0
            ? $"<li>{words.Nothing}</li>"
            : string.Concat(boundaries.MayBeTold.Select(topic => $"<li>{words.Topic(topic)}</li>"));
        return LinkPage.Show(
            language,
            words.Ask(boundaries.KnownAs),
            $"""
            <p>{words.Explanation}</p>
            <h2>{words.WhenTitle}</h2><p>{words.When(boundaries.Hours)}</p>
            <h2>{words.ToldTitle}</h2><ul>{topics}</ul>
            <p>{HtmlPage.Encode(boundaries.Words ?? "")}</p>
            <form method="post">
            <input type="hidden" name="language" value="{language.Tag()}">
            <input type="hidden" name="{Proposed}" value="{partnership.ProposedAt.UtcTicks}">
            <p><button name="answer" value="yes">{words.Yes}</button>
            <button class="no" name="answer" value="no">{words.No}</button></p>
            </form>
            {LinkPage.OtherLanguage(language)}
            """);
    }

    public async Task<IResult> TakeAsync(
        AftercareLink link, IFormCollection form, Language language, CancellationToken cancellation)
    {
        var partnership = await FindAsync(link, cancellation);
        if (partnership is null) return LinkPage.Closed(language);
        if (form[Proposed] != $"{partnership.ProposedAt.UtcTicks}")
            return await ShowAsync(link, language, cancellation);
        var isYes = form["answer"] == "yes";
        if (isYes) partnership.AgreeAsPartner(time.Now());
        else await store.EndAsync(partnership, time.Now(), cancellation);
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsConflict(exception))
        {
            // Somebody was quicker; how it stands now they read again.
            store.ChangeTracker.Clear();
            return await ShowAsync(link, language, cancellation);
        }
        var words = PartnerWords.In(language);
        return isYes
            ? LinkPage.Show(language, words.Agreed, $"<p>{words.AnyTime}</p>")
            : LinkPage.Show(language, words.Declined, "");
    }

    private Task<Partnership?> FindAsync(AftercareLink link, CancellationToken cancellation) =>
        store.Partnerships.SingleOrDefaultAsync(
            p => p.Id == link.SubjectId && p.Status != PartnershipStatus.Ended, cancellation);
}
