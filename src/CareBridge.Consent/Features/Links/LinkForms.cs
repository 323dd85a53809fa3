using System.Globalization;
using System.Text;
using CareBridge.Consent.Domain;
using CareBridge.Consent.Domain.Forms;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Links;

/// <summary>The form itself, as the person who holds link and PIN reads, narrows and signs it.</summary>
internal sealed class LinkForms(ConsentDbContext store, TimeProvider time)
{
    public async Task<IResult> ShowAsync(
        ConsentLink link, string token, LinkAnswer answer, CancellationToken cancellation)
    {
        var language = answer.Language;
        var consent = await store.Consents.AsNoTracking().SingleAsync(c => c.Id == link.ConsentId, cancellation);
        if (consent.Status != ConsentStatus.Requested) return ThanksPage.Show(language, consent.Status, isTaken: true);

        var organizations = consent.Terms.DiscloserOrganizationIds.Concat(consent.Terms.RecipientOrganizationIds);
        var names = await store.NamesOfAsync(organizations, cancellation);
        var form = ConsentForms.Current(language);
        var isGuardian = link.Signer == SignerRole.Guardian;
        var status = answer.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Page.Show(
            language,
            form.Title,
            $"""
            <h1>{form.Title}</h1>
            <p>{form.Introductions[ConsentForms.KindOf(consent.Asked)]}</p>
            <form method="post" action="{Page.Encode(AnswerConsentLink.Address(token))}">
            <input type="hidden" name="session" value="{Page.Encode(answer.Session)}">
            <input type="hidden" name="language" value="{language.Tag()}">
            <h2>{form.Labels.WhoShares}</h2>
            {List(consent.Terms.DiscloserOrganizationIds.Select(id => NameOf(id, names)))}
            <h2>{form.Labels.WhatIsShared}</h2>
            {Categories(consent, isGuardian, answer, form)}
            <h2>{form.Labels.WhoGetsIt}</h2>
            {List([.. consent.Terms.RecipientOrganizationIds.Select(id => NameOf(id, names)),
                .. consent.Terms.RecipientPersons.Select(person => person.Name)])}
            <h2>{form.Labels.Why}</h2>
            {List(consent.Terms.Purposes.Select(purpose => PlainWords.Describe(purpose, language)))}
            <h2>{form.Labels.Until}</h2>
            {Until(consent, isGuardian, answer, form)}
            <h2>{form.Labels.IHaveRead}</h2>
            <p>{form.RightToRevoke}</p><p>{form.Redisclosure}</p><p>{form.Refusal}</p>
            <p>{form.CounsellingNotes}</p><p>{form.YourCopy}</p>
            <p><label><input type="checkbox" name="read"{(answer.Read ? " checked" : "")}>
            {form.Labels.IHaveRead}</label></p>
            {Error(answer, "statements.rightToRevoke", form.Labels.ReadMissing)}
            <p><label for="name">{(isGuardian ? form.Labels.Guardian : form.Labels.YourName)}</label>
            <input id="name" name="name" maxlength="{Signature.NameLength}"
             value="{Page.Encode(answer.Name ?? "")}"></p>
            {Error(answer, "signature.name", form.Labels.NameMissing)}
            <p><button name="action" value="sign">{form.Labels.Sign}</button>
            <button class="no" name="action" value="decline">{form.Labels.SayNo}</button></p>
            </form>
            """,
            status);
    }

    private static string NameOf(Guid id, IReadOnlyDictionary<Guid, string> names) =>
        names.GetValueOrDefault(id) ?? id.ToString();

    private static string List(IEnumerable<string> items) =>
        $"<ul>{string.Concat(items.Select(item => $"<li>{Page.Encode(item)}</li>"))}</ul>";

    private static string Categories(ConsentRecord consent, bool isGuardian, LinkAnswer answer, ConsentForm form)
    {
        if (isGuardian) return List(consent.Terms.Categories.Select(c => PlainWords.Describe(c, form.Language)));
        var html = new StringBuilder();
        foreach (var category in consent.Asked.Categories)
        {
            var isTicked = answer.Categories?.Contains(category) ?? true;
            var words = Page.Encode(PlainWords.Describe(category, form.Language));
            html.Append("<p><label><input type=\"checkbox\" name=\"categories\" value=\"")
                .Append(EnumCode.Of(category)).Append('"').Append(isTicked ? " checked" : "").Append("> ")
                .Append(words).Append("</label></p>");
        }
        return html.Append(Error(answer, ConsentRequest.Field.Categories, form.Labels.NothingLeft)).ToString();
    }

    private string Until(ConsentRecord consent, bool isGuardian, LinkAnswer answer, ConsentForm form)
    {
        if (isGuardian) return $"<p>{End(consent, form.Labels)}</p>";
        var day = answer.Until ?? DateOnly.FromDateTime(time.GetUtcNow().AddYears(1).UtcDateTime);
        return $"""
            <p><label for="until">{form.Labels.Until}</label>
            <input id="until" name="until" type="date" value="{day:yyyy-MM-dd}"></p>
            {Error(answer, "expiresAt", form.Labels.UntilWrong)}
            """;
    }

    private static string End(ConsentRecord consent, ConsentFormLabels labels) =>
        (consent.ExpiresAt, consent.ExpiryEvent) switch
        {
            ({ } end, _) => end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (null, ExpiryEvent.SupportEnded) => labels.UntilSupportEnded,
            (null, _) => labels.UntilReferralClosed,
        };

    /// <summary>In the reader's words; the API's speak of the rule.</summary>
    private static string Error(LinkAnswer answer, string field, string text) =>
        answer.Errors.ContainsKey(field) ? $"""<p role="alert">{Page.Encode(text)}</p>""" : "";
}
