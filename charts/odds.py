"""Odds and logit: three rulers that show one belief."""
import numpy as np
from charts import colors

def curves(p, odds, logit, at):
    return {"data":[
      {"type":"scatter","mode":"lines","x":p.astype(np.float32),"y":odds.astype(np.float32),"line":{"color":colors.ODDS}},
      {"type":"scatter","mode":"lines","x":p.astype(np.float32),"y":logit.astype(np.float32),"xaxis":"x2","yaxis":"y2","line":{"color":colors.LOGIT}},
      {"type":"scatter","mode":"markers","x":np.array([at[0]]),"y":np.array([at[1]]),"marker":{"size":16,"color":colors.ODDS}},
      {"type":"scatter","mode":"markers","x":np.array([at[0]]),"y":np.array([at[2]]),"xaxis":"x2","yaxis":"y2","marker":{"size":16,"color":colors.LOGIT}},
    ],"layout":{"showlegend":False,"margin":{"l":50,"r":10,"t":10,"b":40},
      "xaxis":{"domain":[0,.46],"range":[0,1],"title":{"text":"p"}},"yaxis":{"range":[0,10],"title":{"text":"odds"}},
      "xaxis2":{"domain":[.54,1],"range":[0,1],"title":{"text":"p"}},"yaxis2":{"range":[-7,7],"anchor":"x2","title":{"text":"logit"}}}}
