using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Features.Warnings;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Links;

/// <summary>
/// A partner without an account reads that somebody would be glad of them, what of it they agreed to be told, and says
/// that they see to it. Once the partnership, the participant's consent or the warning has ended it opens no more.
/// </summary>
internal sealed class WarningByLink(
    AftercareDbContext store, WarningDesk desk, PartnerDisclosures disclosures, ISeal seal, TimeProvider time)
{
    public async Task<IResult> ShowAsync(AftercareLink link, Language language, CancellationToken cancellation)
    {
        var warning = await FindAsync(link, cancellation);
        var partnership = warning is null ? null : await desk.PartnershipAsync(warning, cancellation);
        if (warning is null || partnership is null) return LinkPage.Closed(language);
        var words = PartnerWords.In(language);
        var boundaries = partnership.Open(seal);
        var causes = await store.WarningCauses.AsNoTracking().Where(c => c.WarningId == warning.Id)
            .OrderBy(c => c.FoundAt).ToListAsync(cancellation);
        var agreed = causes.FindAll(cause => boundaries.MayBeTold.Contains(PartnerTopics.Of(cause.Signal)));
        if (await ShowAsync(warning, partnership, agreed, cancellation) is not { } shown)
            return LinkPage.Closed(language);
        var told = shown.Causes.Select(
            cause => $"<li>{HtmlPage.Encode(WarningWords.Explain(cause, language))}</li>");
        return LinkPage.Show(
            language,
            words.Glad(boundaries.KnownAs),
            $"""
            <p>{words.Call}</p><ul>{string.Concat(told)}</ul>
            <p>{HtmlPage.Encode(boundaries.Words ?? "")}</p>
            <form method="post"><input type="hidden" name="language" value="{language.Tag()}">
            <p><button>{words.SeeTo}</button></p></form>
            <p>{words.Danger}</p>
            {Along(shown.Accompaniment)}
            {LinkPage.OtherLanguage(language)}
            """);
    }

    public async Task<IResult> TakeAsync(AftercareLink link, Language language, CancellationToken cancellation)
    {
        var warning = await FindAsync(link, cancellation);
        if (warning is null || await desk.PartnershipAsync(warning, cancellation) is not { } partnership
            || !await disclosures.MayTellAsync(partnership, cancellation))
            return LinkPage.Closed(language);
        var policy = await store.PolicyOfAsync(warning.OrganizationId, cancellation);
        warning.AcknowledgeAsPartner(policy.Waits, time.Now());
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsConflict(exception))
        {
            // Its next step came first; they can say it again.
            store.ChangeTracker.Clear();
            return await ShowAsync(link, language, cancellation);
        }
        var words = PartnerWords.In(language);
        return LinkPage.Show(language, words.Thanks, $"<p>{words.Danger}</p>");
    }

    /// <summary>As long as Consent does not answer it opens as little as if there were no consent.</summary>
    private async Task<(IReadOnlyList<WarningCause> Causes, Accompaniment? Accompaniment)?> ShowAsync(
        Warning warning,
        Partnership partnership,
        IReadOnlyList<WarningCause> causes,
        CancellationToken cancellation)
    {
        try
        {
            return await disclosures.ShowAsync(warning, partnership, causes, cancellation);
        }
        catch (Exception exception) when (exception is UnavailableException || StoreFaults.IsOutage(exception))
        {
            return null;
        }
    }

    /// <summary>What goes with every disclosure made under a consent (42 CFR 2.32); the notice word for word.</summary>
    private static string Along(Accompaniment? accompaniment) => accompaniment is null ? "" : $"""
        <p lang="en">{HtmlPage.Encode(accompaniment.Notice)}
        {string.Join(' ', accompaniment.Scopes.Select(scope => HtmlPage.Encode(scope.Explanation)))}</p>
        """;

    private Task<Warning?> FindAsync(AftercareLink link, CancellationToken cancellation) =>
        store.Warnings.SingleOrDefaultAsync(
            w => w.Id == link.SubjectId && w.Status != WarningStatus.Ended, cancellation);
}
