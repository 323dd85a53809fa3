using CareBridge.Portal.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>How people come in, prove again who they are, and leave.</summary>
internal static class EntryPages
{
    public static void AddEntry(this IServiceCollection services)
    {
        services.AddScoped<SignInDesk>();
        services.AddScoped<SignInLinks>();
        services.Configure<StatusCodePagesOptions>(UnknownAddress.AnswerReaders);
    }

    public static void MapEntryPages(this IEndpointRouteBuilder pages)
    {
        ShowHome.Map(pages);
        SignPersonIn.Map(pages);
        TakeSecondStep.Map(pages);
        TakePasskey.Map(pages);
        Unlock.Map(pages);
        AskForLink.Map(pages);
        OpenLink.Map(pages);
        SignPersonOut.Map(pages);
        LeaveInHurry.Map(pages);
    }
}
