import numpy as np, streamlit as st
from charts import colors
from charts.odds import curves
from core.binary import odds, logit
from ui.catalog import LESSONS
from ui.controls import Slider, slider
from ui.formula import live_formula
from ui.language import _
from ui.layout import page_head, page_foot
from ui.live_figure import Handle, Readout, Sweep, live_figure
P=Slider("p",.001,.999,.001,.3,3)
lesson=LESSONS[0]
page_head(_(lesson.title),_(lesson.question),[P])
@st.fragment
def body():
    a,b=st.columns([1,3])
    with a: p=slider(P,_("Probability"))
    v=P.values
    o,l=odds(v),logit(v)
    f=curves(v,o,l,(p,odds(p),logit(p)))
    with b:
        v4,o4,l4=(x.astype(np.float32) for x in (v,o,l))
        live_figure(f,key="odds_figure",name="odds",summary="summary",readouts=[Readout("probability",_("Probability"),p,3,colors.PROBABILITY),Readout("odds","odds",odds(p),6,colors.ODDS),Readout("logit","logit",logit(p),6,colors.LOGIT)],
        sweeps=[Sweep("p",v,{2:{"x":v4,"y":o4},3:{"x":v4,"y":l4}},{"probability":v,"odds":o,"logit":l})],handles=[Handle("p",2),Handle("p",3)],
        formula=live_formula(r"\text{odds}=\frac{p}{1-p}=\frac{@probability}{1-@probability}=@odds"))
body()
page_foot(lesson)
