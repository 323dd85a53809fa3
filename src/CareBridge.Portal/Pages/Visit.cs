using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Pages;

/// <summary>Somebody looks at a page: who, and how they read. Endpoints of pages take it as a parameter.</summary>
public sealed class Visit
{
    private readonly Lazy<AntiforgeryTokenSet> _tokens;
    private readonly Lazy<string?> _whose;

    /// <param name="tokens">Made when a form is shown: they are theirs who are signed in by then.</param>
    /// <param name="whose">As <see cref="Whose"/>, made when a form is shown.</param>
    internal Visit(NoticeLanguage language, Func<AntiforgeryTokenSet> tokens, Func<string?> whose)
    {
        Language = language;
        _whose = new Lazy<string?>(whose);
        _tokens = new Lazy<AntiforgeryTokenSet>(tokens);
    }

    /// <summary>Null when nobody is signed in.</summary>
    public required Caller? Caller { get; init; }

    /// <summary>When the page is made.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The page's address in the other language.</summary>
    public required string OtherLanguage { get; init; }

    /// <summary>Where the page leads whoever leaves in a hurry.</summary>
    public required string ExitAddress { get; init; }

    /// <summary>The hidden field that each form carries, and what is in it.</summary>
    public (string Name, string Value) Token => (_tokens.Value.FormFieldName, _tokens.Value.RequestToken!);

    /// <summary>Whom the page is made for, sealed: a form that brings it back is ours. Null for nobody.</summary>
    public string? Whose => _whose.Value;

    /// <summary>After so many seconds without an act the page hides what it shows, for staff.</summary>
    public required int LockSeconds { get; init; }

    /// <summary>A name of the IANA time zone database.</summary>
    public required string TimeZone { get; init; }

    internal NoticeLanguage Language { get; }

    /// <summary>As a language tag.</summary>
    public string Tag => EnumCode.Of(Language);

    internal PageTimes Times => TimesIn(TimeZone);

    public static ValueTask<Visit?> BindAsync(HttpContext http) =>
        http.RequestServices.GetRequiredService<Visits>().ReceiveAsync(http);

    /// <summary>
    /// For what was typed into a form: it means the zone that the form was shown in, whatever is theirs since.
    /// </summary>
    /// <param name="zone">As the form says it; theirs when there is no such.</param>
    internal PageTimes TimesIn(string? zone) =>
        new(new LocalClock(TimeZones.IsKnown(zone) ? zone! : TimeZone), Language, Now);

    /// <param name="model">What the component takes beside the visit.</param>
    internal IResult Show<TPage>(object? model = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        var parameters = new Dictionary<string, object?> { [nameof(Visit)] = this };
        if (model is not null) parameters["Model"] = model;
        return new RazorComponentResult<TPage>(parameters) { StatusCode = status, PreventStreamingRendering = true };
    }

    /// <summary>Whether whoever is signed in has one of the roles.</summary>
    internal bool Is(params ReadOnlySpan<Role> roles) => Caller is { } caller && roles.Contains(caller.Role);
}
