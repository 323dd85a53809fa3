using CareBridge.Portal.Pages.Administration;
using CareBridge.Portal.Pages.Clinic;
using CareBridge.Portal.Pages.Crisis;
using CareBridge.Portal.Pages.Entry;
using CareBridge.Portal.Pages.Operation;
using CareBridge.Portal.Pages.OwnAccount;
using CareBridge.Portal.Pages.Participant;
using CareBridge.Portal.Pages.Privacy;
using CareBridge.Portal.Pages.Specialist;
using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Pages;

internal static class PageRegistration
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(forms =>
        {
            forms.FormFieldName = "form-token";
            forms.HeaderName = null;
        });
        services.AddOptions<AntiforgeryOptions>().Configure<SignInSettings>(
            (forms, settings) => forms.Cookie = new SafeCookie(settings.FormCookie, settings.IsSecure));
        services.AddSingleton<PageSettings>();
        services.AddSingleton<KeptForms>();
        services.AddSingleton<FormWriters>();
        services.AddSingleton<InnerApi>();
        services.AddScoped<ServiceApi>();
        services.AddScoped<Visits>();
        services.AddEntry();
    }

    public static void MapAllPages(this IEndpointRouteBuilder routes)
    {
        Asset.Map(routes);
        var pages = routes.MapPages();
        pages.MapEntryPages();
        pages.MapAccountPages();
        pages.MapCrisisPages();
        pages.MapSpecialistPages();
        pages.MapAdministrationPages();
        pages.MapOperationPages();
        pages.MapParticipantPages();
        pages.MapClinicPages();
        pages.MapPrivacyPages();
    }
}
