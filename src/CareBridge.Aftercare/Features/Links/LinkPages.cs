using CareBridge.Aftercare.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Aftercare.Features.Links;

/// <summary>What a link of each purpose shows and takes.</summary>
internal sealed class LinkPages(CheckInByLink checkIns, PartnershipByLink partnerships, WarningByLink warnings)
{
    public Task<IResult> ShowAsync(AftercareLink link, Language language, CancellationToken cancellation) =>
        link.Purpose switch
        {
            LinkPurpose.CheckIn => checkIns.ShowAsync(link, language, cancellation),
            LinkPurpose.Partnership => partnerships.ShowAsync(link, language, cancellation),
            LinkPurpose.Warning => warnings.ShowAsync(link, language, cancellation),
        };

    /// <summary>Whatever is done is saved together with the link's use.</summary>
    public Task<IResult> TakeAsync(
        AftercareLink link, IFormCollection form, Language language, CancellationToken cancellation) =>
        link.Purpose switch
        {
            LinkPurpose.CheckIn => checkIns.TakeAsync(link, form, language, cancellation),
            LinkPurpose.Partnership => partnerships.TakeAsync(link, form, language, cancellation),
            LinkPurpose.Warning => warnings.TakeAsync(link, language, cancellation),
        };
}
