namespace CareBridge.Exchange.Features.Conformance;

/// <summary>What each of the codes means that tell of organizations and of what they offer, by code system.</summary>
internal static class DirectoryMeanings
{
    public static IReadOnlyDictionary<string, Dictionary<string, string>> BySystem { get; } =
        new Dictionary<string, Dictionary<string, string>>
        {
            ["organization-kind"] = new()
            {
                ["peer-community"] = "A community of people in recovery who support each other.",
                ["clinic"] = "A clinic or treatment center.",
                ["crisis-team"] = "A team that answers crises.",
                ["social-service"] = "Helps with what people need to live, such as a home or work.",
            },
            ["staff-role"] = new()
            {
                ["peer-specialist"] = "Supports people out of their own experience of recovery, or of a relative's.",
                ["coordinator"] = "Arranges what several others do for a person.",
                ["clinician"] = "Treats people.",
                ["crisis-responder"] = "Answers crises.",
            },
            ["group-format"] = new()
            {
                ["online"] = "Meets on the internet or by telephone.",
                ["local"] = "Meets at a place.",
                ["hybrid"] = "Meets at a place, where others join online.",
            },
            ["group-pathway"] = new()
            {
                ["twelve-step"] = "Works the twelve steps of Alcoholics Anonymous or of a fellowship after its model.",
                ["smart-recovery"] = "Works with the tools of SMART Recovery.",
                ["recovery-dharma"] = "Works with Buddhist practices and principles, as Recovery Dharma does.",
                ["faith-based"] = "Recovery within a faith.",
                ["medication-friendly"] = "Recovery with prescribed medication counts as recovery.",
                ["secular"] = "Without religious or spiritual content.",
                ["creative"] = "Recovery through art, music, writing or movement.",
                ["family-and-allies"] = "For those who stand by somebody in recovery or in addiction.",
            },
            ["group-audience"] = new()
            {
                ["newcomers"] = "Who is new to recovery.",
                ["women"] = "Women.",
                ["men"] = "Men.",
                ["non-binary"] = "Non-binary people.",
                ["transgender"] = "Transgender people.",
                ["lgbtq"] = "Lesbian, gay, bisexual, transgender and queer people.",
                ["young-people"] = "Young people.",
                ["seniors"] = "Older people.",
                ["people-of-color"] = "People of color.",
                ["indigenous"] = "Indigenous people.",
                ["veterans"] = "Who has served in the armed forces.",
                ["parents"] = "Parents.",
                ["dual-diagnosis"] = "Who lives with a mental illness as well.",
                ["professionals"] = "Who works in a profession with duties of its own, such as health care or law.",
            },
            ["group-structure"] = new()
            {
                ["open"] = "Anybody may come.",
                ["closed"] = "Only those may come whom the group is for.",
                ["speaker"] = "Somebody tells their story, or speaks on a subject.",
                ["discussion"] = "All speak about a subject.",
                ["step-study"] = "The steps are worked through, one after the other.",
                ["tradition-study"] = "The traditions are talked about, one after the other.",
                ["literature"] = "A text is read and talked about.",
                ["meditation"] = "All are silent for a time, or are guided in meditation.",
                ["workshop"] = "Something is learned or practised together.",
            },
            ["group-accessibility"] = new()
            {
                ["wheelchair-access"] = "The place can be entered and used in a wheelchair.",
                ["accessible-bathroom"] = "There is a bathroom that can be used in a wheelchair.",
                ["hearing-loop"] = "There is an induction loop for hearing aids.",
                ["captions"] = "What is said is written along.",
                ["child-friendly"] = "Children may come along.",
                ["childcare"] = "Children are looked after.",
                ["fragrance-free"] = "Without perfume and the like.",
            },
            ["resource-category"] = new()
            {
                ["housing"] = "Finding, keeping or paying for a home; shelters.",
                ["work"] = "Finding, keeping or learning for work.",
                ["health"] = "Care, and finding the way to it.",
                ["transport"] = "Getting there: rides, tickets, cars.",
                ["legal"] = "Advice and help with the law and courts.",
                ["food"] = "Meals and groceries.",
                ["education"] = "Schools, courses, diplomas.",
                ["financial"] = "Benefits, debts, help with bills.",
                ["family"] = "For families and children.",
                ["crisis"] = "In a crisis: crisis lines, mobile teams, places to recover.",
                ["other"] = "Other help.",
            },
        };
}
